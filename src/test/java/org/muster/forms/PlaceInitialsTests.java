package org.muster.forms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceInitialsTests {

  @ParameterizedTest
  @CsvSource({
    "珠海市,zhs",
    "重庆市,cqs",
    "长沙市,css",
    "厦门市,xms",
    "北京市,bjs",
    "六安市,las",
    "番禺区,pyq",
    "香港特别行政区,xgtbxzq"
  })
  void areThoseByWhichPeopleLookItUp(String name, String initials) {
    assertThat(PlaceInitials.of(name)).isEqualTo(initials);
  }
}
