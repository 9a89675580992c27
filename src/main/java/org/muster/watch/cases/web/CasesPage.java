package org.muster.watch.cases.web;

import java.time.ZoneId;
import java.util.List;
import org.muster.watch.cases.Outbreaks;

/**
 * The outbreaks.
 *
 * @param keeps true for those who open and close them
 */
public record CasesPage(List<Outbreaks.Line> lines, boolean keeps, ZoneId zone) {}
