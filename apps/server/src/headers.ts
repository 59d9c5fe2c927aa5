/**
 * The headers of every answer (security section 9). Only the page itself has a nonce; scripts carry
 * a policy too, since a worker obeys the policy of its own file.
 */

const PERMISSIONS_OFF = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'xr-spatial-tracking',
];

/** What every answer carries, whatever it is. */
export const commonHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': [
    'clipboard-write=(self)',
    ...PERMISSIONS_OFF.map((feature) => `${feature}=()`),
  ].join(', '),
  'X-Robots-Tag': 'noindex',
};

/** The policy of answers that are not shown: data and errors. */
export const dataPolicy = "default-src 'none'; frame-ancestors 'none'";

/** The policy of files: what a worker made from one may do, and nothing for a page. */
export const filePolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; " +
  "frame-ancestors 'none'";

/**
 * The headers of the page for one request: its policy with a fresh nonce, and no caching. Local mode
 * defines no endpoint for the reports of the policy: Chromium sends them from https origins only.
 */
export function pageHeaders(host: string, nonce: string): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ws://${host}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types ermine',
    'report-to csp',
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'Cache-Control': 'no-cache',
  };
}
