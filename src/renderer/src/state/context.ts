import { createContext } from 'svelte';
import type { App } from './app.svelte';

/** The window's state for every component below App.svelte. */
export const [useApp, provideApp] = createContext<App>();
