//! Rooms as people meet them: through the hub, over frames, against a log that can fail on demand.
#![cfg(test)]

mod bounds;
mod commits;
mod damaged;
mod faults;
mod hostile;
mod lifecycle;
mod lines;
mod log;
mod offline;
mod person;
mod presence;
mod random;
mod refusals;
mod rights;
mod several;
mod table;
mod writing;
