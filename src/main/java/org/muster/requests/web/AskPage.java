package org.muster.requests.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.forms.Answers;
import org.muster.forms.Fault;
import org.muster.people.PersonLine;
import org.muster.requests.Type;

/**
 * Asking something.
 *
 * @param id the request it will be
 * @param about for whom it is asked; null for oneself
 * @param place where it is, as it was typed or is known; empty for nowhere
 * @param places the rooms and buildings to choose from, each with its path
 * @param problem what else was wrong; null for nothing
 */
public record AskPage(
    UUID id,
    Type type,
    @Nullable PersonLine about,
    Answers answers,
    List<Fault> faults,
    String place,
    List<String> places,
    @Nullable String problem) {}
