import type { Page } from 'playwright-core';

/** Drops a file on the window, with a path as a real one has: the page gets it from a file input. */
export async function dropFile(page: Page, path: string): Promise<void> {
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'dropped';
    document.body.append(input);
  });
  await page.locator('#dropped').setInputFiles(path);
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#dropped');
    const data = new DataTransfer();
    for (const file of input?.files ?? []) data.items.add(file);
    input?.remove();
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true, bubbles: true }));
  });
}
