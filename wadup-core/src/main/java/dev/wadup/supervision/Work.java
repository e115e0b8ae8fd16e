package dev.wadup.supervision;

import java.util.UUID;

/**
 * A task that a thread was at.
 *
 * @param root the file of the input that the task's content came out of
 */
public record Work(UUID root, Task task) {}
