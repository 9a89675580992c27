package org.muster.forms;

/** Whether yesterday's answer stands until it is changed, or is asked anew each time. */
public enum Prefill {
  CARRY_OVER,
  ASK_FRESH
}
