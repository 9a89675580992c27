package org.muster.operation.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.operation.Checklist;
import org.muster.operation.InForce;

/**
 * One's own checklists.
 *
 * @param follows true for a reader who follows others' duties too
 */
public record DutiesPage(@Nullable InForce now, List<Checklist> lists, boolean follows) {}
