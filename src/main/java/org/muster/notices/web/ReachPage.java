package org.muster.notices.web;

import java.util.List;
import java.util.Map;
import org.muster.notices.Notice;
import org.muster.notices.Reach;

/**
 * Whom a notice has reached.
 *
 * @param onItsWay true while it can still be sent
 */
public record ReachPage(
    Notice notice,
    Reach.Part all,
    Map<String, Integer> channels,
    List<Reach.Part> units,
    List<Reach.Failure> failures,
    boolean onItsWay) {}
