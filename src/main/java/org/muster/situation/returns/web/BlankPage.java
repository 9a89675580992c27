package org.muster.situation.returns.web;

import java.time.LocalDate;
import java.util.List;
import org.muster.situation.returns.Blank;
import org.muster.situation.returns.Filled;

/**
 * One workbook with what it was filled with.
 *
 * @param filled the newest first
 * @param after the number of today's last one, 0 where there is none
 */
public record BlankPage(Blank blank, List<Filled> filled, LocalDate today, int after) {}
