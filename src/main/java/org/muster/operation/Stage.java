package org.muster.operation;

import java.util.List;
import org.muster.people.PostKind;
import tools.jackson.databind.JsonNode;

/**
 * A stage of a pack.
 *
 * @param band how grave, from 0 for none to 4, for colour and order only
 * @param level the official level it stands for
 * @param meaning what it means, for everybody
 * @param next the codes of the stages it may be followed by
 * @param parts what other rooms do at it, by their names
 */
public record Stage(
    String code,
    int band,
    Words name,
    Words level,
    Words meaning,
    List<String> next,
    List<Rule> rules,
    List<Duty> duties,
    JsonNode parts) {

  /** A sentence that everybody lives by while it is in force. */
  public record Rule(String code, Words text) {}

  /** The duties of one post. */
  public List<Duty> duties(PostKind role) {
    return duties.stream().filter(duty -> duty.role() == role).toList();
  }
}
