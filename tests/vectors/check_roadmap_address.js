/* Holds the browser's roadmap addresses to tests/vectors/roadmap_address.json; gives what differs. */
function roadmapAddressDifferences(roadmapAddress, vectors) {
  const found = [];
  for (const { view, address } of vectors.cases) {
    const written = roadmapAddress.format({ ...vectors.defaults, ...view }, vectors.defaults);
    if (written !== address) found.push([address, written]);
  }
  return found;
}
