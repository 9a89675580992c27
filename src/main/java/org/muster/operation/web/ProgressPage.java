package org.muster.operation.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.operation.DutyBoard;
import org.muster.operation.InForce;

/** How far others are with their duties. */
public record ProgressPage(@Nullable InForce now, List<DutyBoard.Group> groups) {}
