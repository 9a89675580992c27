package org.muster.privacy.web;

import java.util.List;
import org.muster.privacy.Destruction;
import org.muster.privacy.Periods.Period;

/** How long what is kept, what is announced, and what was destroyed. */
public record RetentionPage(List<Period> periods, List<Destruction> open, List<Destruction> done) {}
