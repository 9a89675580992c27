package org.muster.privacy.web;

import java.time.ZoneId;
import java.util.List;
import org.muster.privacy.Periods.Period;
import org.muster.privacy.Statement;

/** What an institution tells anybody about the data it holds. */
public record ToldPage(
    String institution, ZoneId zone, List<Statement> statements, List<Period> periods) {}
