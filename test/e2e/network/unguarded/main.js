// The same Chromium without any of our guards: what gets out of it shows that the trap sees, and which tricks work.
import { app, BrowserWindow } from 'electron';

void app.whenReady().then(() => new BrowserWindow({ show: false }).loadURL('about:blank'));
