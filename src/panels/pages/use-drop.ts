import { useState, type DragEvent } from 'react';

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

export interface DropTarget {
  /** Files are being held over it. */
  readonly over: boolean;
  readonly handlers: {
    onDragEnter(event: DragEvent): void;
    onDragOver(event: DragEvent): void;
    onDragLeave(event: DragEvent): void;
    onDrop(event: DragEvent): void;
  };
}

/** Takes files that are dropped on an element or anything inside it. Text and links being dragged are left alone. */
export const useDrop = (drop: (transfer: DataTransfer) => void): DropTarget => {
  const [over, setOver] = useState(false);
  return {
    over,
    handlers: {
      onDragEnter: (event) => { if (holdsFiles(event)) setOver(true); },
      onDragOver: (event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      },
      // Going from one child to another is not leaving.
      onDragLeave: (event) => { if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) setOver(false); },
      onDrop: (event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        setOver(false);
        drop(event.dataTransfer);
      },
    },
  };
};
