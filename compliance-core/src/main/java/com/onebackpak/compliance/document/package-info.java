/**
 * Files to checked values and back: vocabularies, packs, scenarios and requests, from YAML or JSON, with the
 * position of whatever is wrong. The only package that knows Jackson.
 */
@NullMarked
package com.onebackpak.compliance.document;

import org.jspecify.annotations.NullMarked;
