package org.muster.supplies;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Text;

/** Something that is kept and given, with the unit it is counted in. */
public record Supply(
    UUID id, String nameZh, @Nullable String nameEn, String unitZh, @Nullable String unitEn) {

  /** What it is called in the reader's language. */
  public String name(Text t) {
    return t.either(nameZh, nameEn);
  }

  /** What it is counted in. */
  public String unit(Text t) {
    return t.either(unitZh, unitEn);
  }
}
