package org.muster.people.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.muster.identity.Tokens;
import org.muster.people.NameGrant;

/**
 * The grants there are, and the form for another.
 *
 * @param tokens that can be given names
 * @param usual the last day that is proposed
 * @param latest the last day that can be chosen
 */
public record NameGrantsPage(
    List<NameGrant> grants,
    List<Tokens.Serving> tokens,
    LocalDate today,
    LocalDate usual,
    LocalDate latest,
    ZoneId zone) {}
