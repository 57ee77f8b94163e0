import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {chromium} from '@playwright/test';
import {launchOptions} from '../machine/browsers.ts';
import {projectRoot} from '../machine/project.ts';
import {siteDirectory} from '../records/built.ts';
import {siteIn} from '../serve/site-in.ts';
import {withReferenceServer} from '../servers/reference-server.ts';
import {runBuild} from '../site/run-build.ts';

const socialPicture = 'static/img/social.png';
const guidePicture = '.github/guide.png';

process.exitCode = (await runBuild()) ? await takePictures() : 1;

/** Draws the picture for links to the site, and takes that of the README. */
async function takePictures(): Promise<number> {
  const browser = await chromium.launch(launchOptions());
  const social = await browser.newPage({viewport: {width: 1200, height: 630}});
  await social.goto(pathToFileURL(path.join(projectRoot, 'src/site/social-card.html')).href);
  await social.screenshot({path: path.join(projectRoot, socialPicture)});

  const start = {variables: {ELIZA_SERVER_AUTH_TOKEN: 'test-key'}, site: siteIn(siteDirectory)};
  await withReferenceServer(start, async ({url}) => {
    const guide = await browser.newPage({viewport: {width: 1280, height: 860}});
    await guide.goto(`${url}/authentication#missing-or-invalid-key`, {waitUntil: 'networkidle'});
    await guide.locator('.claim-mark-button[popovertarget="tests-of-refusal-status"]').click();
    await guide.screenshot({path: path.join(projectRoot, guidePicture)});
  });
  await browser.close();
  process.stdout.write(`${socialPicture}\n${guidePicture}\n`);
  return 0;
}
