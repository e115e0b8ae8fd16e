package dev.wadup.pipeline;

import java.util.List;

/** The admitted children of one content, of all its modules. */
record Family(Assignment parent, List<PendingChild> children) {}
