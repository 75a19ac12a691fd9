//! The draft of a framework through its public interface.

mod adopt;
mod converge;
mod merge;
mod read;
mod some;
