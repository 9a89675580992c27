package org.muster.rounds.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report as a program sends it.
 *
 * @param person the number of whom it is about
 * @param answers by item code; absent for "all as yesterday"
 * @param via self, phone, visit, message or other; self when absent
 * @param by the number of who gives it, when that is not the token's owner
 */
record SentReport(
    @Nullable String person,
    @Nullable Map<String, @Nullable Object> answers,
    @Nullable String via,
    @Nullable String by) {}
