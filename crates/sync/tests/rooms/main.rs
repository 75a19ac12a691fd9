//! Rooms as people meet them: through the hub, over frames, against a log that can fail on demand.
#![cfg(test)]

mod commits;
mod damaged;
mod faults;
mod hostile;
mod lifecycle;
mod log;
mod person;
mod presence;
mod random;
mod rights;
mod table;
