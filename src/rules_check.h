// The `accept` and `reject` lines of rule entries, run against compiled rules. What a line means depends on
// its section (units, bounds and guards: unit::check):
//
//   word, place   text                              one of its words is a token of its class; reject: none is
//   time          text                              a time expression holds one of its words; reject: none
//   does measure       text                              a record's name ends in one of its words and has its
//   kind rule          text => name | kind [| direction] the rule binds such a record; reject: it binds none
//   number.…      text => value                     a number has this value; reject: the text holds none
#pragma once

#include <cstddef>
#include <vector>

#include "engine.h"
#include "rules/node.h"
#include "zhibiao/rules.h"

namespace zhibiao::rules {

/// Runs every line of a file. Returns those that fail; adds the lines run to `count`.
std::vector<RuleFailure> check(const Engine& engine, const Node& file, std::size_t& count);

}  // namespace zhibiao::rules
