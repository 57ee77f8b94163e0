import routes from '@generated/routes';
import {nextTask} from '../components/page/turns.ts';
import {painted} from '../components/when-painted.ts';

interface Route {
  component?: object | undefined;
  routes?: readonly Route[] | undefined;
}

/**
 * Client module that lets a click show before the page that it leads to is drawn: Docusaurus draws a page as soon as its
 * code is loaded, and the code is there already where the pointer has rested on the link. The code of the first page is
 * asked for in a task of its own, and used in another, since a reader's click waits for the end of a task.
 */
function paintBefore(all: readonly Route[]): void {
  for (const {component, routes: inside} of all) {
    if (component && canPreload(component)) {
      const {preload} = component;
      component.preload = async () => {
        if (document.documentElement.dataset.hasHydrated === 'true') {
          await preload();
          await painted();
        } else {
          await nextTask();
          await preload();
          await nextTask();
        }
      };
    }
    paintBefore(inside ?? []);
  }
}

function canPreload(component: object): component is {preload: () => unknown} {
  return 'preload' in component && typeof component.preload === 'function';
}

if (typeof document !== 'undefined') paintBefore(routes);
