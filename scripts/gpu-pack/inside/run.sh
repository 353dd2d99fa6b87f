#!/bin/sh
# Runs the GPU check of curated-loops; README.md beside it describes the options. Needs tar and gzip, a driver for the GPU, and no network.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
tar -xzf "$here/runtime.tar.gz" -C "$work"
# What it writes by the way goes too.
export TMPDIR="$work"
export LD_LIBRARY_PATH="$work/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"

# Containers often have NVIDIA's driver without the file that describes it to the Vulkan loader.
folder_of_driver() {
  for folder in /usr/local/nvidia/lib64 /usr/local/nvidia/lib /usr/lib/x86_64-linux-gnu /usr/lib64 /usr/lib/wsl/lib; do
    [ -e "$folder/$1" ] && { echo "$folder"; return; }
  done
  return 0
}
described() {
  for file in /etc/vulkan/icd.d/*.json /usr/share/vulkan/icd.d/*.json /usr/local/share/vulkan/icd.d/*.json; do
    case "$file" in *nvidia*) [ -e "$file" ] && return 0 ;; esac
  done
  return 1
}
if [ -z "${VK_DRIVER_FILES:-}${VK_ICD_FILENAMES:-}" ] && ! described; then
  # The library for EGL needs no X server.
  for library in libEGL_nvidia.so.0 libGLX_nvidia.so.0; do
    folder=$(folder_of_driver "$library")
    [ -n "$folder" ] || continue
    printf '{"file_format_version": "1.0.0", "ICD": {"library_path": "%s", "api_version": "1.3.0"}}\n' "$folder/$library" > "$work/nvidia_icd.json"
    export VK_ICD_FILENAMES="$work/nvidia_icd.json"
    export LD_LIBRARY_PATH="$LD_LIBRARY_PATH:$folder"
    break
  done
fi

"$work/node/node" "$work/bench/gpu/check.js" "$@"
