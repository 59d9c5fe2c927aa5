/**
 * What a person does on a diagram, as input events: each is awaited and padded to 16 ms, and the
 * work that follows the last one counts too. A gesture without effect is an error, not a fast one.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from '@playwright/test';
import type { Candidate, Point } from './candidate.ts';
import { painted } from './frames.ts';
import type { Meter, Spent } from './meter.ts';

/** Time from one event to the next, in ms. */
const eventMs = 16;
/** Deferred work is waited for so long after the last event, in ms. */
const afterMs = 300;
/** Events of one gesture, and how many at least when they exceed the time for it, in ms. */
const fullEvents = 60;
const leastEvents = 3;
const budgetMs = 6_000;
/** Events until a movement repeats. */
const period = 20;
/** A wheel step that zooms by 2^0.2. */
const wheelStep = 100;

/** What a gesture cost. */
export interface Cost {
  readonly events: number;
  readonly perEvent: Spent;
}

/** The interactions, in the order in which they run. */
export const interactions = ['pan', 'zoom', 'drag'] as const;
export type Interaction = (typeof interactions)[number];

interface Scene {
  readonly page: Page;
  readonly candidate: Candidate;
  readonly meter: Meter;
}

/** Does one of them with the camera as it is. */
export async function interact(scene: Scene, interaction: Interaction): Promise<Cost> {
  if (interaction === 'pan') return pan(scene);
  if (interaction === 'zoom') return zoom(scene);
  return drag(scene);
}

async function pan(scene: Scene): Promise<Cost> {
  const middle = await middleOf(scene.page);
  const before = await cameraOf(scene.page);
  await press(scene, middle, 'middle');
  const cost = await repeat(scene, (i) => move(scene, along(middle, i, 150, 125), 'middle'));
  if ((await cameraOf(scene.page)) === before) throw new Error('the camera was not panned');
  await release(scene, middle, 'middle');
  return cost;
}

async function zoom(scene: Scene): Promise<Cost> {
  const { page, candidate, meter } = scene;
  const at = await middleOf(page);
  const seen = new Set([await cameraOf(page)]);
  const cost = await repeat(scene, async (i) => {
    const inwards = i % 4 < 2;
    await meter.session.send('Input.dispatchMouseEvent', {
      type: 'mouseWheel',
      ...at,
      deltaX: 0,
      deltaY: inwards ? -wheelStep : wheelStep,
      modifiers: candidate.zoomModifiers,
    });
  });
  seen.add(await cameraOf(page));
  // Where the number of events is a multiple of four, the camera is back: one more step tells.
  await meter.session.send('Input.dispatchMouseEvent', {
    type: 'mouseWheel',
    ...at,
    deltaX: 0,
    deltaY: -wheelStep,
    modifiers: candidate.zoomModifiers,
  });
  await painted(page);
  seen.add(await cameraOf(page));
  if (seen.size < 2) throw new Error('the camera was not zoomed');
  return cost;
}

async function drag(scene: Scene): Promise<Cost> {
  const { page, candidate } = scene;
  const grip = await candidate.grip(page);
  const before = await candidate.placeOf(page, grip.id);
  await press(scene, grip, 'left');
  const cost = await repeat(scene, (i) => move(scene, along(grip, i, 60, 50), 'left'));
  const after = await candidate.placeOf(page, grip.id);
  if (after.x === before.x && after.y === before.y) throw new Error('the table was not dragged');
  await release(scene, grip, 'left');
  return cost;
}

/** Sends events until they are all sent or the time is over, and counts what they cost. */
async function repeat(scene: Scene, send: (i: number) => Promise<void>): Promise<Cost> {
  let events = 0;
  const { cpuMs, taskMs } = await scene.meter.spent(async () => {
    const start = performance.now();
    while (events < fullEvents) {
      const began = performance.now();
      if (events >= leastEvents && began - start > budgetMs) break;
      await send(events++);
      await sleep(Math.max(0, eventMs - (performance.now() - began)));
    }
    await painted(scene.page);
    await sleep(afterMs);
  });
  return { events, perEvent: { cpuMs: cpuMs / events, taskMs: taskMs / events } };
}

/** A point of a closed path that starts beside `from` and never comes back to it. */
function along(from: Point, i: number, width: number, height: number): Point {
  const angle = (2 * Math.PI * i) / period;
  return {
    x: from.x + width * (1.1 + Math.sin(angle)),
    y: from.y + height * (1.1 + Math.cos(angle)),
  };
}

type Button = 'left' | 'middle';
const buttons = { left: 1, middle: 4 } as const;

async function press({ meter }: Scene, at: Point, button: Button): Promise<void> {
  await mouse(meter.session, 'mouseMoved', at, 'none', 0);
  await mouse(meter.session, 'mousePressed', at, button, buttons[button]);
}

function move({ meter }: Scene, at: Point, button: Button): Promise<void> {
  return mouse(meter.session, 'mouseMoved', at, button, buttons[button]);
}

async function release({ meter, page }: Scene, at: Point, button: Button): Promise<void> {
  await mouse(meter.session, 'mouseReleased', at, button, 0);
  await painted(page);
}

async function mouse(
  session: CDPSession,
  type: 'mouseMoved' | 'mousePressed' | 'mouseReleased',
  { x, y }: Point,
  button: Button | 'none',
  pressed: number,
): Promise<void> {
  await session.send('Input.dispatchMouseEvent', {
    type,
    x,
    y,
    button,
    buttons: pressed,
    ...(type === 'mouseMoved' ? {} : { clickCount: 1 }),
  });
}

/** The middle of React Flow's pane. */
async function middleOf(page: Page): Promise<Point> {
  const box = await page.locator('.react-flow').boundingBox();
  if (!box) throw new Error('React Flow is not shown');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function cameraOf(page: Page): Promise<string> {
  return page
    .locator('.react-flow__viewport')
    .evaluate((element) => (element as HTMLElement).style.transform);
}
