/** What the set-up scripts take from the program: built as a module of its own beside the command line. */
export { faceSource } from './faceSource';
export { areWholeFaceNetworks, makeFaceNetworks } from './makeFaceNetworks';
