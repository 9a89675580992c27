package org.muster.operation;

import java.util.List;
import org.muster.shared.Problem;

/**
 * A plan for a kind of emergency: its stages with rules, duties and what other rooms do.
 *
 * @param content the file it was read from
 */
public record Pack(
    String code, int version, Words name, Words about, List<Stage> stages, String content) {

  /** The stage an operation begins with unless somebody chooses another. */
  public Stage first() {
    return stages.getFirst();
  }

  /** A stage that must be there. */
  public Stage stage(String code) {
    return stages.stream()
        .filter(stage -> stage.code().equals(code))
        .findFirst()
        .orElseThrow(Problem::notFound);
  }

  /** The stages that may follow one. */
  public List<Stage> after(Stage stage) {
    return stage.next().stream().map(this::stage).toList();
  }
}
