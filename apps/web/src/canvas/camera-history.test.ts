import { expect, test } from 'vitest';
import { CameraHistory } from './camera-history.ts';

const at = (x: number) => ({ x, y: 0, k: 1 });

test('back and forward walk the jumps, and a new jump forgets what lay ahead', () => {
  const history = new CameraHistory();
  expect(history.back(at(0))).toBeUndefined();
  history.jump(at(0));
  history.jump(at(1));
  expect(history.back(at(2))).toEqual(at(1));
  expect(history.back(at(1))).toEqual(at(0));
  expect(history.forward(at(0))).toEqual(at(1));
  history.jump(at(1));
  expect(history.forward(at(3))).toBeUndefined();
  expect(history.back(at(3))).toEqual(at(1));
});
