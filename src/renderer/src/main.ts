import { mount } from 'svelte';
import { languageOf } from '../../shared/language';
import App from './App.svelte';
import './styles/tokens.css';
import './styles/base.css';
import { current } from './text/current.svelte';

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no #app.');

// As main has served it.
current.language = languageOf([document.documentElement.lang]);
mount(App, { target });
