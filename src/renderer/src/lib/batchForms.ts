/** What the Batch view offers, in the order it stands there. */
export { exportForms, rowKinds } from '../../../shared/batch';
