/** What `plein-server --help` prints. */
export const HELP = `Usage: plein-server [command]

  start                       Runs the server until it is stopped (also without a command).
  import --from <kind> <path> Takes records into the community. Kinds: plein (a file of JSON Lines, as export
                              writes it), stackexchange (the folder of a data dump). Repeating it changes
                              nothing; an interrupted import goes on where it stopped.
      --reject <file>         Where refused records go, with their number and the reason
                              (default: the name of what is imported, and .rejected.jsonl).
  export [file]               Writes everything as JSON Lines, to the file or to standard output.
  check                       Counts again and follows references; says what does not hold, and ends with 1.
  rename <key> <new key>      Gives a thread another key; the old one leads there.
  merge <key> <into>          Puts the comments of a thread into another, by the time they were written.
  backup <file>               Copies the database while the server runs (SQLite).
  restore <file>              Puts a backup in the place of the database, while the server is stopped (SQLite).
      --force                 Also where the database holds something; the old one is kept beside it.
  --help                      This.

Settings come from the environment; these commands need PLEIN_DATABASE_URL (default: sqlite:./data/plein.db) and
PLEIN_COMMUNITY (default: main). docs/operators.md has the others.
`;
