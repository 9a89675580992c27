package org.muster.situation.upward;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Problem;
import org.muster.shared.Sha256;
import org.muster.shared.Text;
import org.muster.situation.Figure;
import org.muster.situation.Figures;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/**
 * Figures as they are agreed on with others: each has a unit and a version of its definition, which
 * is a hash of the words that define it, so that no definition changes without being seen to.
 */
@Service
public class AgreedFigures {

  /** Every figure counts people. */
  private static final String UNIT = "persons";

  private static final int VERSION = 8;

  private final Figures figures;

  /** Definitions are in force in Chinese, whatever the reader reads. */
  private final Text binding;

  AgreedFigures(Figures figures, MessageSource messages) {
    this.figures = figures;
    this.binding = new Text(messages, Locale.SIMPLIFIED_CHINESE);
  }

  public List<Figure> all() {
    return figures.all();
  }

  /** What a figure is called; its key where it is not known here. */
  public String label(String key, Text t) {
    return figures.find(key).map(figure -> t.of(figure.labelKey())).orElse(key);
  }

  /** Its definition in force here; empty for one that is not known. */
  public String version(String key) {
    return figures.find(key).map(this::version).orElse("");
  }

  private String version(Figure figure) {
    return Sha256.hex(binding.of(figure.definitionKey())).substring(0, VERSION);
  }

  /** A figure with its value, as it is told to those above. */
  ReturnFile.Value told(String key, @Nullable Integer value) {
    return figures
        .find(key)
        .map(
            figure ->
                new ReturnFile.Value(
                    key,
                    binding.of(figure.labelKey()),
                    UNIT,
                    version(figure),
                    binding.of(figure.definitionKey()),
                    value))
        // One that no room holds any more is told as not known, and stays on the agreed list.
        .orElseGet(() -> new ReturnFile.Value(key, key, UNIT, "", "", null));
  }

  /**
   * The keys of a form in the order of the list.
   *
   * @throws Problem 422 where none or an unknown one is among them
   */
  public List<String> checked(List<String> keys) {
    var chosen = Set.copyOf(keys);
    var known = figures.all().stream().map(Figure::key).filter(chosen::contains).toList();
    if (known.isEmpty() || known.size() != chosen.size()) {
      throw Problem.unprocessable("upward.figures");
    }
    return known;
  }
}
