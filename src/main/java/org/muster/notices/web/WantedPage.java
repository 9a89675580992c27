package org.muster.notices.web;

import java.util.ArrayList;
import java.util.List;
import org.muster.notices.Preferences.Preference;
import org.muster.notices.channel.Kind;

/** How the viewer wants to be told. */
public record WantedPage(Preference preference, List<Kind> offered) {

  /** The places in the order, as many as there are channels. */
  public List<Integer> places() {
    var places = new ArrayList<Integer>();
    for (int n = 0; n < offered.size(); n++) {
      places.add(n);
    }
    return places;
  }

  /** True when this channel has this place in the order. */
  public boolean has(int place, Kind kind) {
    return place < preference.channels().size() && preference.channels().get(place) == kind;
  }
}
