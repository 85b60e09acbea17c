/** The window fuses what it shows by itself, many times a second; core says how. */
export { together, type TogetherOpinions } from '../core/fusion/together';
