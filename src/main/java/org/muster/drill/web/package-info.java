@NullMarked
package org.muster.drill.web;

import org.jspecify.annotations.NullMarked;
