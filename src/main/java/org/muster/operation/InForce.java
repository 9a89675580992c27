package org.muster.operation;

/** The stage that is in force, of the operation that is, and since when. */
public record InForce(Operation operation, Pack pack, Stage stage, StageSpan span) {}
