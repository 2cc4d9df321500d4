/**
 * Every size, count, rate and time that bounds what a request can ask of this server, with its reason.
 * Times are in seconds unless the name says otherwise.
 */
export const LIMITS = {
  /** A text is at most 10,000 characters, 40 kB at worst in UTF-8; the rest is room for JSON escapes and other fields. */
  bodyBytes: 64 * 1024,
  /** Our deepest body has 3 levels; nothing legitimate comes near, and the parser stays far from its stack. */
  jsonDepth: 16,
  /** Longest address and query taken; a hundred thread keys fit. */
  urlLength: 16 * 1024,
  /** A company token with a handful of claims is under 2 kB; larger ones are refused before any cryptography. */
  tokenBytes: 8 * 1024,
  /** `sub` as OpenID Connect bounds it. */
  subjectLength: 255,
  /** A name longer than this is cut: it is a label. */
  nameLength: 100,
  /** How far two clocks may differ. */
  clockTolerance: 60,
  /** A session never outlives this after its token was issued, so that a sign-out at the company is felt within a day. */
  sessionSeconds: 24 * 60 * 60,
  /** Somebody is a newcomer for the first day: what floods a place is mostly written by accounts made for it. */
  newcomerSeconds: 24 * 60 * 60,

  /** Items on a page when nobody says, and at most: a screenful or three, and 100 keeps one answer under about 200 kB. */
  page: { usual: 50, most: 100 },
  /** Branches on a page of a thread; each may bring a few replies. */
  branches: { usual: 50, most: 100 },
  /** Replies shown with each branch before more are asked for. */
  repliesPerBranch: 10,
  /** Replies read in one go to reach the comment that a permalink names. */
  repliesAround: 300,
  /** Names offered while one is typed. */
  suggestions: { usual: 10, most: 20 },
  /** Events in a calendar file to subscribe to: some years of a busy one, and about 500 kB. */
  calendarFile: 500,
  /** Ids or keys in one list parameter. */
  idsPerRequest: 100,

  /** Retries of a same write are answered from memory this long: longer than any outbox sleeps over a weekend night. */
  idempotencySeconds: 48 * 60 * 60,
  /** Changes are kept this long for streams that come back. */
  changesSeconds: 7 * 24 * 60 * 60,
  /** Searching: words looked at, matches ranked against each other, and from how many matches on a word tells too little. */
  search: { words: 32, telling: 12, ranked: 1_000, common: 1_000 },
  /** Comments that move to another thread in one transaction, so that other writes wait seconds at most. */
  movedComments: 50_000,
  /** Entries of a feed. */
  feed: 50,

  /** How often old keys, sessions and changes are taken away. */
  cleaningSeconds: 600,
  /** How often deleted words go for good, beside the time in which their author can have them back. */
  forgettingSeconds: 15,
  /** Comments forgotten, or questions put on lists, in one transaction. */
  sweptAtOnce: 200,
  /** How often overdue questions are put on somebody's list: hours are promised, a minute more or less is nothing. */
  assigningSeconds: 60,

  /** Writes that arrive together and share one commit: at most this many, so that none waits long for the others. */
  writesPerCommit: 32,
  /** Attempts at a transaction that the database itself asks to repeat. */
  transactionAttempts: 6,
  /** How long SQLite waits for another process's lock. */
  busyMilliseconds: 2_000,
  /** PostgreSQL connections of one process: more only queue inside the database. */
  databaseConnections: 10,
  /** How long to wait for a PostgreSQL connection, a lock, and a statement, before saying `unavailable`. */
  connectMilliseconds: 2_000,
  lockMilliseconds: 5_000,
  statementMilliseconds: 8_000,
  /** What a client is told to wait when the database is away. */
  retryAfterSeconds: 2,

  /** Shared caches may keep a public answer this long, and hand out an old one this much longer while they renew it. */
  cache: { shared: 2, stale: 30 },
  /** Public answers kept in one process until the next commit: those of a busy minute, in little memory. */
  answers: { entries: 1_000, bytes: 16 * 1024 * 1024 },

  /** Slow senders: headers within, the JSON of a request within, looked at every. Node's own defaults are minutes. */
  headersMilliseconds: 5_000,
  requestMilliseconds: 10_000,
  connectionsCheckMilliseconds: 1_000,
  /** A little above the usual 60 s of load balancers, so that they close first. */
  keepAliveMilliseconds: 65_000,
  /** What is in flight at a stop may take this long. */
  stopMilliseconds: 10_000,
  /** Fetching the login's keys: time, size, how long they are good, and how often an unknown key may ask again. */
  jwks: { milliseconds: 3_000, bytes: 64 * 1024, freshSeconds: 600, againSeconds: 30 },

  images: {
    /** A photo of a good telephone; four bytes a pixel while it is being made anew. */
    pixels: 40_000_000,
    /** What the widest copy fits in: a column of text on a sharp screen, and a long chart still readable. */
    box: { width: 1920, height: 4096 },
    /** The narrower copies: a telephone, and a column. */
    widths: [480, 960],
    webp: { quality: 80, effort: 4 },
    /** For reading a file, and for writing each copy; legitimate ones take well under a second. */
    seconds: 15,
    /** For one answer of a store of pictures. */
    bucketMilliseconds: 10_000,
    /** Pictures made at the same time, and those that wait for their turn, 10 MiB each. */
    atOnce: 2,
    waiting: 8,
    /** A photo over a slow line: no request at all takes longer to arrive. */
    uploadMilliseconds: 60_000,
    /** What a member may keep where the policy does not say. */
    quotaBytes: 50 * 1024 * 1024,
    /** Most drafts are sent within an hour: what no text shows by then goes first where its owner needs the room. */
    roomSeconds: 60 * 60,
    /** A draft is finished within a day. */
    unusedSeconds: 24 * 60 * 60,
    /** How often pictures and files that nothing shows are taken away. */
    sweepSeconds: 3600,
    /** A browser shows its own copy this long before it asks again, a shared cache less: so soon is one gone. */
    cache: { own: 300, shared: 60 },
  },

  notifications: {
    /** Followers told in the transaction of a comment, and then in one of each turn, so that no write waits for many. */
    atOnce: 100,
    perTurn: 1_000,
    /** How often followers beyond those are told. */
    turnSeconds: 5,
    /** Words of a comment shown with it, in characters. */
    excerpt: 140,
    keptSeconds: 90 * 24 * 60 * 60,
  },

  live: {
    /** Proxies cut silent connections, usually after 30 to 60 s. */
    heartbeatMilliseconds: 15_000,
    /** The bell may be lost; the table is looked at this often anyway. */
    pollMilliseconds: 2_000,
    /** Between 2 and 10 s, so that all clients of a stopped server do not come back at once. */
    retryMilliseconds: { least: 2_000, most: 10_000 },
    /** A reader further behind than this is sent away and comes back with a replay. */
    backlogBytes: 1024 * 1024,
    topics: 50,
    perMember: 6,
    perAddress: 50,
    perProcess: 20_000,
    /** Changes read in one go. */
    batch: 500,
    /** Sessions of open streams are looked at this often, so that a stream ends with its session. */
    sessionCheckMilliseconds: 4_000,
  },
} as const;

export type Limits = typeof LIMITS;

/** At most `points` in `seconds`. */
export interface Rate {
  readonly points: number;
  readonly seconds: number;
}

/** What a rate is about; each has its own count per member and per address. */
export type RatedAction =
  | 'read'
  | 'search'
  | 'exchange'
  | 'comment'
  | 'open'
  | 'follow'
  | 'visit'
  | 'change'
  | 'react'
  | 'vote'
  | 'sign-up'
  | 'preview'
  | 'stream'
  | 'upload'
  | 'picture'
  | 'suggest';

/** What bounds one action. */
export interface ActionRates {
  readonly member: readonly Rate[];
  /** In place of a member's, for a newcomer. */
  readonly newcomer?: readonly Rate[];
  readonly address: readonly Rate[];
}

/**
 * Rates per member and, several times wider because people share addresses, per address (IPv4 /24, IPv6 /64).
 * A member's rates are those of somebody typing fast; reads are those of a page full of widgets, reloaded often.
 *
 * A newcomer joined within `newcomerSeconds` and holds no role. On average they write once in 30 s: a question, the
 * answer to whoever asks back and a thank-you may follow each other at once, and ten reach through a first day's
 * conversation, while an account made to flood a page is of little use before somebody has seen it.
 *
 * A question or a blog takes minutes to write, so `open` is for few of them. `visit` is what a browser says by itself
 * for each thread that comes into view: a page of several, reloaded often, stays below it.
 */
export const RATES: Readonly<Record<RatedAction, ActionRates>> = {
  read: { member: [], address: [{ points: 300, seconds: 60 }] },
  search: { member: [], address: [{ points: 30, seconds: 60 }] },
  exchange: { member: [], address: [{ points: 30, seconds: 60 }] },
  comment: {
    member: [
      { points: 3, seconds: 9 },
      { points: 10, seconds: 60 },
      { points: 60, seconds: 3600 },
    ],
    newcomer: [
      { points: 3, seconds: 90 },
      { points: 10, seconds: 24 * 60 * 60 },
    ],
    address: [{ points: 100, seconds: 60 }],
  },
  open: {
    member: [
      { points: 2, seconds: 60 },
      { points: 20, seconds: 24 * 60 * 60 },
    ],
    newcomer: [{ points: 3, seconds: 24 * 60 * 60 }],
    address: [{ points: 40, seconds: 60 }],
  },
  change: { member: [{ points: 20, seconds: 60 }], address: [{ points: 200, seconds: 60 }] },
  react: { member: [{ points: 60, seconds: 60 }], address: [{ points: 600, seconds: 60 }] },
  follow: { member: [{ points: 60, seconds: 60 }], address: [{ points: 600, seconds: 60 }] },
  visit: { member: [{ points: 120, seconds: 60 }], address: [{ points: 1_200, seconds: 60 }] },
  vote: { member: [{ points: 60, seconds: 60 }], address: [{ points: 600, seconds: 60 }] },
  'sign-up': { member: [{ points: 60, seconds: 60 }], address: [{ points: 600, seconds: 60 }] },
  preview: { member: [{ points: 60, seconds: 60 }], address: [{ points: 300, seconds: 60 }] },
  stream: { member: [{ points: 60, seconds: 60 }], address: [{ points: 300, seconds: 60 }] },
  /** Each takes about a second of a processor. */
  upload: {
    member: [
      { points: 10, seconds: 60 },
      { points: 60, seconds: 3600 },
    ],
    address: [{ points: 60, seconds: 60 }],
  },
  /** A long thread may show hundreds. */
  picture: { member: [], address: [{ points: 1_200, seconds: 60 }] },
  /** One for each letter of a name. */
  suggest: { member: [{ points: 120, seconds: 60 }], address: [{ points: 600, seconds: 60 }] },
};
