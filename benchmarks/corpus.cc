#include "corpus.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "scans.h"
#include "zhibiao/zhibiao.h"

namespace zhibiao::bench {
namespace {

constexpr std::uint64_t kSeed = 20240101;

template <class See>
void each_line(std::string_view text, See&& see) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    see(text.substr(at, end - at));
    at = end;
  }
}

}  // namespace

void read_lines(const std::string& path, Corpus& out) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  out.text.assign(std::istreambuf_iterator<char>(in), {});
  each_line(out.text, [&out](std::string_view line) { out.parts.push_back(line); });
}

void read_bulletins(Tongue tongue, std::size_t bytes, Corpus& out) {
  const Extractor extractor;
  std::vector<std::size_t> ends;
  std::size_t stated = 0, same = 0;
  std::string wrong;
  for (const Bulletin& bulletin : bulletins(tongue, kSeed, bytes)) {
    stated += bulletin.records.size();
    same += agreeing(bulletin.records, extractor.extract(bulletin.text), &wrong);
    out.text += bulletin.text;
    ends.push_back(out.text.size());
  }
  if (same != stated)
    throw std::runtime_error("only " + std::to_string(same) + " of " + std::to_string(stated) +
                             " records of the bulletins come out right: " + wrong);
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    out.parts.push_back(std::string_view(out.text).substr(begin, end - begin));
    begin = end;
  }
}

std::string repeated(std::string_view text, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out.append(text.substr(0, bytes - out.size()));
  out.resize(out.rfind('\n') + 1);
  return out;
}

std::string without_numbers(std::string_view text) {
  const NumberScan scan(true);
  std::string out;
  each_line(text, [&](std::string_view line) {
    if (scan.count(line) == 0) out += line;
  });
  return out;
}

}  // namespace zhibiao::bench
