package org.muster.forms.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.muster.forms.PlaceInitials;
import org.muster.forms.Places;
import org.muster.shared.Text;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The country's divisions for the pages that look places up: they are public, and nobody's. */
@RestController
class PlacesFile {

  /**
   * @param code of GB/T 2260, or {@code abroad}
   * @param name in full
   * @param own what it is called by itself
   * @param initials of what it is called by itself
   * @param area the prefecture or municipality it is chosen by
   */
  record Place(String code, String name, String own, String initials, String area) {}

  private volatile List<Place> places = List.of();

  @GetMapping("/places.json")
  ResponseEntity<List<Place>> all(Text t) {
    if (places.isEmpty()) {
      places = read(t);
    }
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofDays(7)).cachePublic())
        .body(places);
  }

  private static List<Place> read(Text t) {
    var read = new ArrayList<Place>();
    for (var province : Places.provinces()) {
      for (var area : Places.prefectures(province)) {
        read.add(place(area, area, t));
        Places.counties(area).forEach(county -> read.add(place(county, area, t)));
      }
    }
    return List.copyOf(read);
  }

  private static Place place(String code, String area, Text t) {
    var own = Places.ownName(code, t);
    return new Place(code, Places.name(code, t), own, PlaceInitials.of(own), area);
  }
}
