// npm run fuzz [-- --count N --seed S --only parse|sr|zip|read|archive|case --replay SEED:INDEX --data FOLDER]: bends files and answers and looks at what the readers make of them.
import { ensurePackages, run } from './ensure-packages.mjs';

ensurePackages();
process.exit(run(process.execPath, ['--import', 'tsx', 'src/cli/fuzz.ts', ...process.argv.slice(2)]));
