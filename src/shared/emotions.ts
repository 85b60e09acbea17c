/** The window needs the order and the names of the emotions at run time; core declares them. */
export { emotions, isEmotion } from '../core/emotions';
