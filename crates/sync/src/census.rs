//! What there is at a moment: counted when somebody asks, so that nobody who writes pays for it.

use crate::context::Context;
use crate::entry::Entry;
use crate::sweep;
use std::sync::Arc;

/// Rooms, connections and queues of one hub.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Census {
    /// Rooms in memory.
    pub rooms: usize,
    /// Rooms that hang in the middle of something.
    pub stuck_rooms: usize,
    /// Connections of somebody.
    pub signed_in: usize,
    /// Connections of nobody yet.
    pub pending: usize,
    /// Memberships: connections times the rooms that they are in.
    pub members: usize,
    /// Frames that wait for a socket, in all outbound queues.
    pub queued_frames: usize,
    /// Bytes that wait for a socket, in all outbound queues.
    pub queued_bytes: usize,
    /// Frames in the longest of these queues.
    pub longest_queue_frames: usize,
    /// Bytes in the largest of these queues.
    pub largest_queue_bytes: usize,
}

impl Census {
    pub(crate) fn of(context: &Context, connections: &[Arc<Entry>]) -> Self {
        let (rooms, stuck_rooms) = (context.rooms().len(), sweep::stuck(context).len());
        let mut census = Self { rooms, stuck_rooms, ..Self::default() };
        for entry in connections {
            census.add(entry);
        }
        census
    }

    fn add(&mut self, entry: &Entry) {
        let (frames, bytes) = entry.outbox.waiting();
        *(if entry.is_signed_in() { &mut self.signed_in } else { &mut self.pending }) += 1;
        self.members += entry.rooms();
        self.queued_frames += frames;
        self.queued_bytes += bytes;
        self.longest_queue_frames = self.longest_queue_frames.max(frames);
        self.largest_queue_bytes = self.largest_queue_bytes.max(bytes);
    }
}
