import { useStore } from 'zustand';
import { ArchiveScreen } from '../../panels';
import { openChosen } from '../archive/open-archive-screen';
import { listReports, openReport } from '../archive/reports';
import { choose, connect, leaveSubject, search, setLeft, showMore, subjectRow } from '../archive/search';
import { signIn, signOut, takeToken } from '../archive/sign-in';
import { archiveStore } from '../archive/state';
import { showHome } from '../home';
import { store } from '../state';

/** The archive screen with its own state. */
export const ArchiveJoined = () => {
  const reader = useStore(store, (state) => state.reader);
  const { subjects, next, ...state } = useStore(archiveStore);
  return (
    <ArchiveScreen
      {...state}
      reader={reader}
      subjects={subjects?.map(subjectRow) ?? null}
      more={next !== null}
      goHome={() => void showHome()}
      connect={(root) => void connect(root)}
      search={(query) => void search(query)}
      showMore={() => void showMore()}
      choose={(key) => void choose(key)}
      leaveSubject={leaveSubject}
      setLeft={setLeft}
      open={() => void openChosen()}
      takeToken={takeToken}
      signIn={(provider) => void signIn(provider)}
      signOut={signOut}
      listReports={() => void listReports()}
      openReport={(id) => void openReport(id)}
    />
  );
};
