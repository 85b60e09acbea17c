/**
 * Whether the page may have the camera: only from the moment the person starts it in the Face view to the moment it is
 * stopped. The permission handlers ask here.
 */
export class CameraGate {
  #open = false;

  get isOpen(): boolean {
    return this.#open;
  }

  open(): void {
    this.#open = true;
  }

  close(): void {
    this.#open = false;
  }
}
