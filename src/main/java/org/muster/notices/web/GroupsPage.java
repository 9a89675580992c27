package org.muster.notices.web;

import java.util.List;
import org.muster.notices.Robots;
import org.muster.people.Tree;

/** The groups of one's units, and the units that may get one. */
public record GroupsPage(List<Tree.Node> units, List<Line> groups) {

  /** A group with the name of its unit. */
  public record Line(Robots.Robot robot, String unit) {}
}
