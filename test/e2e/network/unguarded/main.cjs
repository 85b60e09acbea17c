// The same Chromium without any of our guards: what gets out of it shows that the trap sees, and which tricks work.
const { app, BrowserWindow } = require('electron');

app.whenReady().then(() => new BrowserWindow({ show: false }).loadURL('about:blank'));
