import bash from 'refractor/bash';
import batch from 'refractor/batch';
import {refractor} from 'refractor/core';
import docker from 'refractor/docker';
import http from 'refractor/http';
import ini from 'refractor/ini';
import json from 'refractor/json';
import nginx from 'refractor/nginx';
import powershell from 'refractor/powershell';
import python from 'refractor/python';
import typescript from 'refractor/typescript';
import yaml from 'refractor/yaml';
import {type Highlighter, highlighter} from './highlight.ts';

for (const syntax of [
  bash,
  batch,
  docker,
  http,
  ini,
  json,
  nginx,
  powershell,
  python,
  typescript,
  yaml,
]) {
  refractor.register(syntax);
}

/** Highlights the code of pages, in every language that they have. */
export const highlight: Highlighter = highlighter(refractor);
