package org.muster.forms;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Text;

/**
 * The places of a province as a list offers them.
 *
 * @param label the province; null for places that stand by themselves
 */
public record PlaceGroup(@Nullable String label, List<Offer> offers) {

  /** One place to choose. */
  public record Offer(String code, String label, boolean chosen) {}

  /** Provinces without anything to choose from below them are offered by themselves. */
  static List<PlaceGroup> all(@Nullable PlaceDepth depth, String chosen, Text t) {
    var groups = new ArrayList<PlaceGroup>();
    for (var province : Places.provinces()) {
      var below = depth == PlaceDepth.PROVINCE ? List.of(province) : Places.prefectures(province);
      var offers = new ArrayList<Offer>();
      if (province.equals(chosen) && !below.contains(province)) {
        // Known no more exactly: kept until something is chosen.
        offers.add(offer(province, chosen, t));
      }
      below.forEach(code -> offers.add(offer(code, chosen, t)));
      boolean alone = below.equals(List.of(province));
      groups.add(new PlaceGroup(alone ? null : Places.ownName(province, t), offers));
    }
    groups.add(new PlaceGroup(null, List.of(offer(Places.ABROAD, chosen, t))));
    return groups;
  }

  private static Offer offer(String code, String chosen, Text t) {
    return new Offer(code, Places.ownName(code, t), code.equals(chosen));
  }
}
