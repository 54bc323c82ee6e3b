package org.caravane.ops.held;

/**
 * Subjects that are held for one kind of reason.
 *
 * @param reason with an ellipsis for what differs between them
 */
record ReasonGroup(String shop, String entity, String reason, long count) {}
